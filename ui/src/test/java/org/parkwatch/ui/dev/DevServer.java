package org.parkwatch.ui.dev;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication
@EnableVaadin("org.parkwatch.ui")
public class DevServer {
  public static void main(String[] args) { SpringApplication.run(DevServer.class, args); }
}
