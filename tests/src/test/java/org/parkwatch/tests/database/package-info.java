/** The server on PostgreSQL in place of the embedded database. */
@NullMarked
package org.parkwatch.tests.database;

import org.jspecify.annotations.NullMarked;
