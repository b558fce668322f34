/** Programs that read devices by SNMP, ours and others, each as a process given the same task. */
@NullMarked
package org.parkwatch.tests.pollers;

import org.jspecify.annotations.NullMarked;
