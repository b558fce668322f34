/** Formulas over points, as rules write them. */
@NullMarked
package org.parkwatch.alerting.expression;

import org.jspecify.annotations.NullMarked;
