package org.parkwatch.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;

/** Copies the embedded H2 while it is used, and counts the rows of a copy. */
final class DatabaseCopy {
  private static final String SUFFIX = ".mv.db";
  private static final String TABLES =
      "select table_schema, table_name from information_schema.tables"
          + " where table_type = 'BASE TABLE' and table_schema <> 'INFORMATION_SCHEMA'";

  private DatabaseCopy() {}

  /** Whether it is the embedded one; another one is the operator's to copy. */
  static boolean isEmbedded(DataSource database) throws IOException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("H2");
    } catch (SQLException e) {
      throw new IOException("the database does not answer: " + e.getMessage(), e);
    }
  }

  /**
   * Copies it as it is at one moment.
   *
   * @param file of the copy, ending in {@value #SUFFIX}; its folder exists
   */
  static void copy(DataSource database, Path file) throws IOException {
    Path packed = file.resolveSibling("database.zip");
    try (Connection connection = database.getConnection();
        PreparedStatement backup = connection.prepareStatement("backup to ?")) {
      backup.setString(1, packed.toString());
      backup.execute();
    } catch (SQLException e) {
      throw new IOException("the database cannot be copied: " + e.getMessage(), e);
    }
    try (ZipFile zip = new ZipFile(packed.toFile())) {
      ZipEntry entry =
          zip.stream().filter(each -> each.getName().endsWith(SUFFIX)).findFirst().orElseThrow();
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, file);
      }
    }
    Files.delete(packed);
  }

  /** Rows of each table of a copy that nobody has open, by schema and name. */
  static Map<String, Long> counts(Path file) throws IOException {
    String path = file.toAbsolutePath().toString();
    String url =
        "jdbc:h2:file:"
            + path.substring(0, path.length() - SUFFIX.length())
            + ";IFEXISTS=TRUE;WRITE_DELAY=0";
    Map<String, Long> counts = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      List<String[]> tables = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(TABLES)) {
        while (rows.next()) {
          tables.add(new String[] {rows.getString(1), rows.getString(2)});
        }
      }
      for (String[] table : tables) {
        String name = "\"" + table[0] + "\".\"" + table[1] + "\"";
        try (ResultSet row = statement.executeQuery("select count(*) from " + name)) {
          row.next();
          counts.put("rows." + table[0] + "." + table[1], row.getLong(1));
        }
      }
      return counts;
    } catch (SQLException e) {
      throw new IOException("the copy of the database cannot be read: " + e.getMessage(), e);
    }
  }
}
