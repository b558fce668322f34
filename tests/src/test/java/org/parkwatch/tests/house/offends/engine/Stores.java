package org.parkwatch.tests.house.offends.engine;

import org.rocksdb.RocksDB;

/** Offends the rule that the engine stays with history and journal. */
record Stores(RocksDB db) {}
