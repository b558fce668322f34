package org.parkwatch.ui.map;

import org.parkwatch.facility.park.Parks;
import org.parkwatch.ui.access.ViewerSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Registers what serves the floor map's layout. */
@Configuration(proxyBeanMethods = false)
public class MapConfiguration {
  @Bean
  RouterFunction<ServerResponse> layoutRoutes(Parks parks, ViewerSource viewers) {
    return new LayoutRoutes(parks, viewers).routes();
  }
}
