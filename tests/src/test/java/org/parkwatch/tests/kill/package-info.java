/** Nothing acknowledged is lost, doubled or invented when the server is killed at any moment. */
@NullMarked
package org.parkwatch.tests.kill;

import org.jspecify.annotations.NullMarked;
