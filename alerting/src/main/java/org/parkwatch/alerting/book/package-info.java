/** The alarm rules in force: their files, who changed them when and why, and how to change them. */
@NullMarked
package org.parkwatch.alerting.book;

import org.jspecify.annotations.NullMarked;
