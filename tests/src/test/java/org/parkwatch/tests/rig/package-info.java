/** Whether the proofs' own measures can be believed. */
@NullMarked
package org.parkwatch.tests.rig;

import org.jspecify.annotations.NullMarked;
