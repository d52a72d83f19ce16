namespace Hardware.Hdl.Ir;

/// <summary>A complete elaborated design: the module at the top and every definition below it.</summary>
public sealed class Design
{
    /// <summary>Gathers the definitions reachable from <paramref name="top"/>.</summary>
    public Design(ModuleDef top)
    {
        Top = top;
        var seen = new HashSet<ModuleDef>();
        var order = new List<ModuleDef>();
        Visit(top);
        Modules = order;

        void Visit(ModuleDef module)
        {
            if (!seen.Add(module))
                return;
            foreach (var instance in module.Instances)
                Visit(instance.Module);
            order.Add(module);
        }
    }

    /// <summary>The module at the top.</summary>
    public ModuleDef Top { get; }

    /// <summary>Every definition once, children before the modules that use them.</summary>
    public IReadOnlyList<ModuleDef> Modules { get; }
}
