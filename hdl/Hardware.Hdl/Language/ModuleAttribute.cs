namespace Hardware.Hdl;

/// <summary>
/// Marks a partial class as a hardware module. Its primary-constructor parameters are the module's parameters; its fields that hold
/// modules (or <see cref="Grid{T}"/>, <see cref="Instances{T}"/>) are its children. The generator adds the base class
/// <see cref="HardwareModule"/> unless the class names another module as its base.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModuleAttribute : Attribute;

/// <summary>Marks a partial class derived from <see cref="Bundle"/> as a group of named fields that travels as one port or
/// register.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BundleAttribute : Attribute;

/// <summary>Declares a named clock domain of a module (see <see cref="ClockedAttribute.Domain"/>).</summary>
/// <param name="name">Name; the ports are <c>name_clock</c> and <c>name_reset</c>. Empty: the implicit domain, to choose its reset.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ClockDomainAttribute(string name) : Attribute
{
    /// <summary>Name of the domain.</summary>
    public string Name { get; } = name;

    /// <summary>How its registers are reset.</summary>
    public Ir.ResetKind Reset { get; init; } = Ir.ResetKind.Synchronous;
}

/// <summary>On a field that holds children: connects a clock domain of the child to one of this module. Equal names connect by
/// themselves.</summary>
/// <param name="child">Domain of the child; empty for its implicit one.</param>
/// <param name="parent">Domain of this module; empty for its implicit one.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ConnectDomainAttribute(string child, string parent) : Attribute
{
    /// <summary>Domain of the child.</summary>
    public string Child { get; } = child;

    /// <summary>Domain of this module.</summary>
    public string Parent { get; } = parent;
}
