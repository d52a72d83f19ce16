using Hardware.Hdl.Ir;
using Hardware.Hdl.Passes;

namespace Hardware.Hdl.Verilog;

/// <summary>Where the instances of a design are in the emitted hierarchy, for those who look into a running simulation.</summary>
public static class VerilogHierarchy
{
    /// <summary>
    /// Path of one child from its parent: <c>fifo</c>, <c>lanes[3].element</c> or <c>pes[1].column[2].element</c>.
    /// </summary>
    public static string ElementPath(ModuleDef parent, Instance instance, int element)
    {
        if (instance.Dimensions.Count == 0)
            return instance.Name;
        var names = new ModuleNames(parent, new ClockUse()).Array(instance);
        var columns = ArrayWiring.ColumnsOf(instance);
        return $"{names.Path(instance, $"{element / columns}", $"{element % columns}")}.{names.Element}";
    }
}
