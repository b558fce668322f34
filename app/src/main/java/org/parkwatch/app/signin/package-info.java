/** Signing in: accounts, their passwords, and the brake on guessing. */
@NullMarked
package org.parkwatch.app.signin;

import org.jspecify.annotations.NullMarked;
