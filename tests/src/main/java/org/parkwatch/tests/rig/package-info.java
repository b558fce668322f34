/**
 * What a proof needs from outside: a running installation, its processes, its files, its faults.
 */
@NullMarked
package org.parkwatch.tests.rig;

import org.jspecify.annotations.NullMarked;
