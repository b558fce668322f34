package org.parkwatch.facility.reference;

import java.util.List;

/** Names of tenants that no company bears: a place or wish, and a trade. */
final class TenantNames {
  private static final List<String> EN =
      List.of(
          "Haixia",
          "Rongcheng",
          "Minjiang",
          "Gushan",
          "Xinghe",
          "Yunfan",
          "Mingyuan",
          "Ruihe",
          "Bowen",
          "Tianheng");
  private static final List<String> ZH =
      List.of("海峡", "榕城", "闽江", "鼓山", "星河", "云帆", "明远", "瑞和", "博文", "天衡");
  private static final List<String> TRADE_EN =
      List.of(
          "Cloud",
          "Bank",
          "Data",
          "Games",
          "Logistics",
          "Health",
          "Securities",
          "Video",
          "Education",
          "Energy");
  private static final List<String> TRADE_ZH =
      List.of("云计算", "银行", "数据", "游戏", "物流", "医疗", "证券", "视频", "教育", "能源");

  private TenantNames() {}

  /** For tenants 1..100. */
  static String en(int tenant) {
    int i = tenant - 1;
    return EN.get(i % 10) + " " + TRADE_EN.get((i / 10 + i) % 10);
  }

  static String zh(int tenant) {
    int i = tenant - 1;
    return ZH.get(i % 10) + TRADE_ZH.get((i / 10 + i) % 10);
  }
}
