/** Tables in Apache Parquet, written as a stream. The one place that knows the format's library. */
@NullMarked
package org.parkwatch.telemetry.parquet;

import org.jspecify.annotations.NullMarked;
