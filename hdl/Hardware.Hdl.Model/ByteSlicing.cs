using Hardware.Hdl.Lowered;

namespace Hardware.Hdl.Model;

/// <summary>
/// Turns wide numbers of lanes that are only moved, chosen and compared into bytes, each a node and register of its own: a choice by lanes
/// then needs one mask for a whole block, where lanes of 32 bits need four.
/// </summary>
internal sealed class ByteSlicing : Slicing
{
    private readonly ByteSlicePlan _plan;

    private ByteSlicing(LoweredDesign design, ModelOptions options) : base(design, 8) => _plan = new ByteSlicePlan(design, options, Cone());

    /// <summary>Slices what the plan says.</summary>
    public static void Apply(LoweredDesign design, ModelOptions options)
    {
        if (options.ByteSlices != SliceUse.Never && design.Spaces.Count > 1)
            new ByteSlicing(design, options).Apply();
    }

    protected override bool IsSliced(int node) => _plan.IsSliced(node);
}
