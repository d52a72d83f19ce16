namespace Hardware.Hdl;

/// <summary>A design that the command line offers by name: how to make it, and what to say about it.</summary>
/// <param name="Name">Name on the command line, lower case with dashes.</param>
/// <param name="Description">One sentence of purpose.</param>
/// <param name="Create">Makes a new module object.</param>
public sealed record DesignEntry(string Name, string Description, Func<HardwareModule> Create);
