package org.parkwatch.facility.store;

import org.parkwatch.facility.park.Validity;

/** A row that holds for a time. */
record Version<T>(long rowId, T row, Validity valid) {}
