/**
 * Building management systems: one OPC UA server a building, with an object for each machine as the
 * document {@code opcua-lists.md} says.
 */
@NullMarked
package org.parkwatch.simulators.opcua;

import org.jspecify.annotations.NullMarked;
