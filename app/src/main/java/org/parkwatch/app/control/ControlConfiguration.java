package org.parkwatch.app.control;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.parkwatch.app.storage.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens for the command line while the server runs; every {@link ControlCommand} is a verb. */
@Configuration(proxyBeanMethods = false)
class ControlConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(ControlConfiguration.class);

  @Bean
  SmartLifecycle control(DataFolder folder, List<ControlCommand> commands) {
    return new SmartLifecycle() {
      private Optional<ControlServer> server = Optional.empty();

      @Override
      public synchronized void start() {
        try {
          server =
              Optional.of(new ControlServer(DataFolder.controlSocket(folder.root()), commands));
        } catch (IOException e) {
          LOG.error("the command line cannot reach this server: {}", e.toString());
        }
      }

      @Override
      public synchronized void stop() {
        try {
          if (server.isPresent()) {
            server.get().close();
          }
        } catch (IOException e) {
          LOG.warn("control: {}", e.toString());
        }
        server = Optional.empty();
      }

      @Override
      public synchronized boolean isRunning() {
        return server.isPresent();
      }
    };
  }
}
