/** YAML read with positions, so that every mistake is reported with file, line and key. */
@NullMarked
package org.parkwatch.profiles.yaml;

import org.jspecify.annotations.NullMarked;
