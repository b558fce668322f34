package org.parkwatch.alerting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parkwatch.alerting.board.ServiceCommand;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Equipment;
import org.parkwatch.facility.park.Park;

/** The oracle's list of what is out of service; every PDU stands in a row of a room. */
final class NaiveServices {
  private final Park park;
  private final List<ServiceCommand> out = new ArrayList<>();
  private final List<Long> until = new ArrayList<>();
  private final List<String> ever = new ArrayList<>();

  NaiveServices(Park park) {
    this.park = park;
  }

  /** Whether anything came of it. */
  boolean obey(ServiceCommand command, long now) {
    if (command.back()) {
      return remove(command.id());
    }
    if (ever.contains(command.id())) {
      return false;
    }
    ever.add(command.id());
    out.add(command);
    until.add(now + command.forMillis());
    return true;
  }

  private boolean remove(String id) {
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i).id().equals(id)) {
        out.remove(i);
        until.remove(i);
        return true;
      }
    }
    return false;
  }

  /** Ends, one after the other by their names, those whose time is over. */
  void elapse(long now, Runnable each) {
    List<String> over = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      if (until.get(i) <= now) {
        over.add(out.get(i).id());
      }
    }
    over.sort(Comparator.naturalOrder());
    for (String id : over) {
      remove(id);
      each.run();
    }
  }

  /** Id of what has a device out of service and lasts longest, or empty. */
  String of(String code) {
    Device device = park.deviceByCode(code).orElseThrow();
    Equipment equipment = park.equipmentOf(device);
    Cabinet cabinet = park.cabinet(equipment.cabinet());
    String found = "";
    long longest = -1;
    for (int i = 0; i < out.size(); i++) {
      ServiceCommand command = out.get(i);
      String named = command.target().code();
      boolean meant =
          switch (command.target().kind()) {
            case DEVICE -> named.equals(code);
            case EQUIPMENT -> named.equals(equipment.code());
            case CABINET -> named.equals(cabinet.code());
            case PLACE -> park.place(cabinet.row()).code().startsWith(named);
          };
      boolean later =
          until.get(i) > longest || (until.get(i) == longest && command.id().compareTo(found) > 0);
      if (meant && later) {
        longest = until.get(i);
        found = command.id();
      }
    }
    return found;
  }

  String by(String id) {
    return out.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow().who();
  }
}
