using Hardware.Hdl.Values;

namespace Hardware.Testing;

/// <summary>Simpler sequences than one that fails: shorter ones first, then ones with simpler values. The order is fixed.</summary>
internal static class StimulusShrinker
{
    /// <summary>Every candidate is shorter, or as long and lighter in one column, so that shrinking comes to an end.</summary>
    public static IEnumerable<Stimulus> Shrink(Stimulus failing) =>
        Shorter(failing).Concat(SimplerColumns(failing)).Concat(SimplerValues(failing));

    /// <summary>Without its end, without halves, quarters, ... and single cycles.</summary>
    private static IEnumerable<Stimulus> Shorter(Stimulus failing)
    {
        for (var count = failing.Length / 2; count > 0; count /= 2)
        {
            for (var first = failing.Length - count; first >= 0; first -= count)
                yield return failing.Without(first, count);
            if (failing.Length % count != 0)
                yield return failing.Without(0, count);
        }
    }

    /// <summary>With the simplest value in a whole column: which inputs do not matter is seen first.</summary>
    private static IEnumerable<Stimulus> SimplerColumns(Stimulus failing)
    {
        for (var column = 0; column < failing.Columns.Count; column++)
        {
            var rule = failing.Columns[column].Values;
            var values = failing.Column(column);
            var simplest = values.Select(value => rule.Simpler(value, values).Prepend(value).MinBy(rule.Weight)).ToArray();
            if (!simplest.SequenceEqual(values))
                yield return failing.With(column, simplest);
        }
    }

    /// <summary>With one value simpler, or the same as in the cycle before where that is simpler.</summary>
    private static IEnumerable<Stimulus> SimplerValues(Stimulus failing)
    {
        for (var column = 0; column < failing.Columns.Count; column++)
        {
            var rule = failing.Columns[column].Values;
            var values = failing.Column(column);
            for (var cycle = 0; cycle < failing.Length; cycle++)
            {
                var candidates = rule.Simpler(values[cycle], values);
                if (cycle > 0 && rule.Weight(values[cycle - 1]) < rule.Weight(values[cycle]))
                    candidates = candidates.Take(1).Append(values[cycle - 1]).Concat(candidates.Skip(1));
                foreach (var candidate in candidates.Distinct())
                    yield return failing.With(cycle, column, candidate);
            }
        }
    }
}
