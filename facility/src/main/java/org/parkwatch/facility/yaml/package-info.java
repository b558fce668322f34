/** What people write in YAML, read with positions: every mistake has its file, line and key. */
@NullMarked
package org.parkwatch.facility.yaml;

import org.jspecify.annotations.NullMarked;
