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

    private static string Nearest(string name)
    {
        var near = All.Select(d => d.Name).Where(n => Contains(n, name) || Contains(name, n)).ToList();
        return near.Count > 0 ? $", but {string.Join(", ", near.Select(n => $"'{n}'"))}" : "";

        static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
    }
}
