using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>What the passes find wrong in a design, gathered so that all of it is reported together.</summary>
public sealed class Findings
{
    private readonly List<HdlDiagnostic> _all = [];
    private readonly Dictionary<ModuleDef, string> _paths = [];

    /// <summary>Findings about one design; each names the first instance of the definition it is about.</summary>
    public Findings(Design design)
    {
        NameInstances(design.Top, design.Top.Name);

        void NameInstances(ModuleDef module, string path)
        {
            if (!_paths.TryAdd(module, path))
                return;
            foreach (var instance in module.Instances.Where(i => i.Count > 0))
                NameInstances(instance.Module, $"{path}.{instance.ElementName(0)}");
        }
    }

    /// <summary>Everything found, in the order of the passes.</summary>
    public IReadOnlyList<HdlDiagnostic> All => _all;

    /// <summary>Adds a finding; <paramref name="text"/> ends with the fix.</summary>
    public void Add(string code, ModuleDef module, string text, SourceLocation source) =>
        _all.Add(new HdlDiagnostic(code, text, source.IsKnown ? source : module.Source, _paths[module]));

    /// <summary>A name with its line when that is known, as messages write it: <c>'Count' (Fifo.cs:12)</c>.</summary>
    public static string Quote(string name, SourceLocation source) => source.IsKnown ? $"'{name}' ({source})" : $"'{name}'";
}
