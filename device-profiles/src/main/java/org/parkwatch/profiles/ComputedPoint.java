package org.parkwatch.profiles;

import java.util.List;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.StateCode;

/**
 * A point with a formula, before it is known where the points lie that the formula names.
 *
 * @param map where it stands in the file
 */
record ComputedPoint(
    PointSpec spec,
    YamlMap map,
    FormulaReader.Parsed parsed,
    List<StateCode> states,
    double min,
    double max) {}
