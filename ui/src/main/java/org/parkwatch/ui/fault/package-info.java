/** What a person sees when a page cannot be shown. */
@NullMarked
package org.parkwatch.ui.fault;

import org.jspecify.annotations.NullMarked;
