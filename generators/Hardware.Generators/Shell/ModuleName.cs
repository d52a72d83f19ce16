namespace Hardware.Generators.Shell;

/// <summary>A class known to be a module, by its simple name: enough to give a field of that type a typed handle.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Arity">Number of type parameters.</param>
/// <param name="IsPublic">It and every enclosing type are public.</param>
internal sealed record ModuleName(string Name, int Arity, bool IsPublic);
