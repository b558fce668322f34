/**
 * OPC UA: one session with each server, in which it tells what changes. A virtual thread for each
 * server keeps the slots of its devices and the session; a session that is in any doubt is thrown
 * away and made anew.
 */
@NullMarked
package org.parkwatch.collectors.opcua;

import org.jspecify.annotations.NullMarked;
