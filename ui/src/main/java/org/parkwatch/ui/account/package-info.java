/** What people do with their own account. */
@NullMarked
package org.parkwatch.ui.account;

import org.jspecify.annotations.NullMarked;
