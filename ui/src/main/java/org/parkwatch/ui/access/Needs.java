package org.parkwatch.ui.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.parkwatch.facility.access.Right;

/** A page that is not for every role: whoever lacks the right is led to the page that says so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Needs {
  Right value();
}
