package org.parkwatch.collectors.mqtt;

import org.parkwatch.collectors.credentials.Credential;

/** A broker, and who we are for it: a changed password is another connection. */
record BrokerKey(BrokerAddress address, Credential.Login login) {
  static BrokerKey of(HeardDevice device) {
    return new BrokerKey(BrokerAddress.of(device.device()), device.login);
  }
}
