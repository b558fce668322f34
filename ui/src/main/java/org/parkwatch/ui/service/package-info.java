/** What maintenance has out of service, and the alarms that are not told because of it. */
@NullMarked
package org.parkwatch.ui.service;

import org.jspecify.annotations.NullMarked;
