namespace Hardware.Hdl.Model;

/// <summary>A place in the control flow of a compiled method: the root, or an arm of a choice by a select node.</summary>
internal sealed class Region
{
    /// <summary>The number that stands for no choice.</summary>
    public const int NoSelect = -1;

    private readonly Dictionary<(int Select, bool When), Region> _arms = [];

    public Region(Region? parent = null, int select = NoSelect, bool when = false)
    {
        (Parent, Select, When) = (parent, select, when);
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public Region? Parent { get; }
    public int Select { get; }
    public bool When { get; }
    public int Depth { get; }

    /// <summary>The arm taken when a select has a value.</summary>
    public Region Arm(int select, bool when)
    {
        if (!_arms.TryGetValue((select, when), out var arm))
            _arms[(select, when)] = arm = new Region(this, select, when);
        return arm;
    }

    /// <summary>The choice "some lane has this bit set", or "some lane has it not", as a number beside those of selects.</summary>
    public static int GuardOf(int bits, bool set) => -2 - (2 * bits) - (set ? 1 : 0);

    /// <summary>The bits of a guard and what it looks for.</summary>
    public static (int Bits, bool Set) OfGuard(int guard) => ((-2 - guard) / 2, (-2 - guard) % 2 != 0);

    /// <summary>What a select is known to be here; null when it is open.</summary>
    public bool? Known(int select)
    {
        for (var region = this; region is not null; region = region.Parent)
            if (region.Select == select)
                return region.When;
        return null;
    }

    /// <summary>The innermost region around both.</summary>
    public static Region Common(Region a, Region b)
    {
        while (a != b)
        {
            if (a.Depth >= b.Depth)
                a = a.Parent!;
            else
                b = b.Parent!;
        }
        return a;
    }
}
