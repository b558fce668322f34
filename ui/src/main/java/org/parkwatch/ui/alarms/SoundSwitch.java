package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.Locale;
import org.parkwatch.alerting.severity.Severity.Sound;

/**
 * Plays a few short tones for what is new while its page is open, and mutes them; which of both is
 * kept in the browser. Browsers play nothing before a person has clicked on the page: the button
 * says so.
 */
@Tag("pw-sound")
public final class SoundSwitch extends Component {
  private static final String MODULE = "context://parkwatch/sound.js";

  private int rings;

  public SoundSwitch() {
    getElement().setAttribute("on", getTranslation("sound.on"));
    getElement().setAttribute("off", getTranslation("sound.off"));
    getElement().setAttribute("blocked", getTranslation("sound.blocked"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().addJsModule(MODULE);
  }

  /** Plays the sound of a level once. */
  public void ring(Sound sound) {
    if (sound != Sound.NONE) {
      rings++;
      getElement().setAttribute("ring", rings + " " + sound.name().toLowerCase(Locale.ROOT));
    }
  }
}
