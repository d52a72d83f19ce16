using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Lowered;

/// <summary>A module instance, or the instances of a lane space.</summary>
internal sealed class Frame
{
    public const int InProgress = -2;

    public Frame(
        ModuleDef module, ModuleBody body, Frame? parent, Instance? instance, int element, int space, int slot, string path,
            int[] domains)
    {
        (Module, Body, Parent, Instance, Element, Space, Slot, Path, Domains) =
            (module, body, parent, instance, element, space, slot, path, domains);
        Signals = new int[module.Signals.Count];
        Signals.AsSpan().Fill(-1);
        Registers = new int[module.Signals.Count];
        Children = new Frame[module.Instances.Count][];
        ChildLanes = new int[module.Instances.Count][];
    }

    public ModuleDef Module { get; }
    public ModuleBody Body { get; }
    public Frame? Parent { get; }
    public Instance? Instance { get; }
    public int Element { get; }
    public int Space { get; }

    /// <summary>First slot; below a lane space, relative to the lane's instance.</summary>
    public int Slot { get; }
    public string Path { get; }
    public int[] Domains { get; }
    public int[] Signals { get; }
    public int[] Registers { get; }
    public int FirstMemory { get; set; }
    public List<int> Imported { get; } = [];
    public Frame[][] Children { get; }
    public int[][] ChildLanes { get; }
    public List<(Frame Owner, Instance Instance, int Element, int Slot)> Lanes { get; } = [];
}
