using Hardware.Blocks;
using Hardware.Cosim;
using Hardware.Examples;
using Hardware.Hdl;

namespace Hardware.Cli;

/// <summary>Every design the command line knows by name.</summary>
internal static class DesignCatalogue
{
    /// <summary>Examples first, then blocks.</summary>
    public static IReadOnlyList<DesignEntry> All { get; } = [.. ExampleDesigns.All, .. BlockDesigns.All];

    /// <summary>The design of a name.</summary>
    /// <exception cref="SimulationException">SIM1002: there is none.</exception>
    public static DesignEntry Find(string name) => All.FirstOrDefault(d => d.Name == name)
        ?? throw new SimulationException("SIM1002", $"there is no design '{name}'{Nearest(name)}: './hw list' shows all.");

    private static string Nearest(string name) =>
        All.Select(d => d.Name).Where(n => n.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(n, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } near
            ? $", but {string.Join(", ", near.Select(n => $"'{n}'"))}"
            : "";
}
