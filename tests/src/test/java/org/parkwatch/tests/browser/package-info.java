/** The screens as a person meets them: a real browser against the real server and simulators. */
@NullMarked
package org.parkwatch.tests.browser;

import org.jspecify.annotations.NullMarked;
