using Hardware.Generators.Text;

namespace Hardware.Generators.Shell;

/// <summary>What one declaration of a partial class says, taken from its syntax alone; equal as long as nothing the shell needs
/// changed.</summary>
/// <param name="Type">Where the class stands.</param>
/// <param name="Usings">What its file imports.</param>
/// <param name="IsModule">It carries <c>[Module]</c>.</param>
/// <param name="IsBundle">It carries <c>[Bundle]</c>.</param>
/// <param name="IsPublic">It and every enclosing type are public.</param>
/// <param name="FirstBase">First entry of the base list as written, without constructor arguments; null when there is none.</param>
/// <param name="Summary">First sentence of the documentation, plain text.</param>
/// <param name="Place">The identifier of the class.</param>
/// <param name="HasConstructor">It declares a constructor of the ordinary form that has parameters.</param>
/// <param name="Parameters">Names of the primary constructor's parameters.</param>
/// <param name="Signals">Properties with a signal attribute.</param>
/// <param name="Fields">Instance fields and auto-properties that are not signals.</param>
/// <param name="Processes">Methods with <c>[Comb]</c> or <c>[Clocked]</c> that are processes.</param>
/// <param name="Domains">Clock domains.</param>
/// <param name="HiddenTypes">Names of nested types that code outside the class cannot name.</param>
/// <param name="Aliases">Using aliases of the file, as <c>alias=target</c>.</param>
internal sealed record PartModel(
    TypeFrame Type,
    Usings Usings,
    bool IsModule,
    bool IsBundle,
    bool IsPublic,
    string? FirstBase,
    string Summary,
    Span Place,
    bool HasConstructor,
    EquatableArray<string> Parameters,
    EquatableArray<SignalModel> Signals,
    EquatableArray<FieldModel> Fields,
    EquatableArray<ProcessModel> Processes,
    EquatableArray<DomainModel> Domains,
    EquatableArray<string> HiddenTypes,
    EquatableArray<string> Aliases);

/// <summary>A C# expression of the user, from an attribute's argument.</summary>
/// <param name="Text">The expression; of a string literal, what is in the string.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ArgumentModel(string Text, Span Place);

/// <summary>What a signal property is.</summary>
internal enum SignalRole
{
    Input,
    Output,
    Register,
    Wire,
    Memory,
    Field,
}

/// <summary>How a signal property is written.</summary>
internal enum SignalForm
{
    /// <summary><c>partial Bit A { get; set; }</c>: the generator writes the accessors.</summary>
    Settable,

    /// <summary><c>partial Stream&lt;UInt&gt; A { get; }</c>: a view object behind a getter.</summary>
    View,

    /// <summary><c>Bit A => ...;</c>: the user writes the getter.</summary>
    Computed,
}

/// <summary>A property with a signal attribute.</summary>
/// <param name="Modifiers">All modifiers as written.</param>
/// <param name="SetterModifier">Access modifier of the setter with a space after it, or empty.</param>
/// <param name="SetterKeyword"><c>set</c> or <c>init</c>.</param>
/// <param name="IsPublic">The property is public.</param>
/// <param name="Place">Its identifier.</param>
/// <param name="Contents">Of a memory.</param>
/// <param name="ResetLess">Expression text or null.</param>
/// <param name="CrossesDomains">Expression text or null.</param>
internal sealed record SignalModel(
    SignalRole Role,
    SignalForm Form,
    string Name,
    string Type,
    string Modifiers,
    string SetterModifier,
    string SetterKeyword,
    bool IsPublic,
    bool IsOverride,
    Span Place,
    ArgumentModel? Width,
    ArgumentModel? Count,
    ArgumentModel? Depth,
    ArgumentModel? Contents,
    ArgumentModel? Reset,
    ArgumentModel? ResetLess,
    ArgumentModel? CrossesDomains);

/// <summary>An instance field or auto-property that is not a signal: perhaps a child, perhaps a parameter.</summary>
/// <param name="Type">Type as written.</param>
/// <param name="IsParameter">Set from outside when the module is made (<c>init</c> or public <c>set</c>).</param>
/// <param name="Connections">Pairs of clock domains (child, parent), as C# expressions.</param>
internal sealed record FieldModel(
    string Name, string Type, bool IsPredefined, bool IsParameter, Span Place, EquatableArray<string> Connections);

/// <summary>A captured method that is a process of its own.</summary>
/// <param name="Domain">Of a clocked one, the C# expression of its clock domain; null for a combinational one.</param>
internal sealed record ProcessModel(string Name, string? Domain, Span Place);

/// <summary>A clock domain: C# expressions of its name and its reset.</summary>
internal sealed record DomainModel(string Name, string? Reset, Span Place);
