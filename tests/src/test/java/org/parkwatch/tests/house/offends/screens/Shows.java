package org.parkwatch.tests.house.offends.screens;

import com.vaadin.flow.component.Component;

/** Offends the rule that only ui and app know screens. */
record Shows(Component component) {}
