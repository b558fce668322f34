package org.parkwatch.app;

import java.nio.file.Path;
import org.parkwatch.ui.UiConfiguration;
import org.parkwatch.ui.live.LiveConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The monitoring server: one process that collects, keeps, alarms and shows. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({UiConfiguration.class, LiveConfiguration.class})
public class ParkwatchServer {
  /**
   * Starts the server on the folder that the property {@code parkwatch.data} names.
   *
   * @param arguments as Spring Boot takes them, such as {@code --server.port=8080}
   */
  public static void main(String[] arguments) {
    if (System.getProperty("parkwatch.data") == null) {
      System.setProperty("parkwatch.data", Path.of("data").toAbsolutePath().toString());
    }
    SpringApplication.run(ParkwatchServer.class, arguments);
    System.out.println("parkwatch: ready");
  }
}
