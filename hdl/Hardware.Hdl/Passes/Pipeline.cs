using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Passes;

/// <summary>
/// What happens to a design between elaboration and the back ends, in order. All checks run first and report together; rewriting
/// passes run only on a design without mistakes.
/// </summary>
public static class Pipeline
{
    /// <summary>The checks, in order: each says what it finds wrong and changes nothing.</summary>
    public static IReadOnlyList<(string Name, Action<Design, Findings> Run)> Checks { get; } =
    [
        ("names", CheckNames.Run),
        ("shapes", CheckShapes.Run),
        ("drivers", CheckDrivers.Run),
        ("assignments", CheckAssignments.Run),
        ("clock domains", CheckClockDomains.Run),
        ("combinational loops", CombinationalLoops.Run),
    ];

    /// <summary>The rewriting passes, in order: each keeps what every signal computes.</summary>
    public static IReadOnlyList<(string Name, Action<Design> Run)> Rewrites { get; } =
    [
        ("fold constants", FoldConstants.Run),
        ("remove dead code", RemoveDeadCode.Run),
    ];

    /// <summary>Everything that is wrong with a design; empty when nothing is.</summary>
    public static IReadOnlyList<HdlDiagnostic> Check(Design design)
    {
        var findings = new Findings(design);
        foreach (var (_, run) in Checks)
        {
            run(design, findings);
            // The later checks follow references, which the first ones find to lead outside their module.
            if (findings.All.Any(f => f.Code is "HDL2010" or "HDL3002"))
                break;
        }
        return findings.All;
    }

    /// <summary>Checks a design and rewrites it in place; throws one <see cref="HdlException"/> with everything that is wrong.</summary>
    public static Design Run(Design design)
    {
        var findings = Check(design);
        if (findings.Count > 0)
            throw new HdlException(findings);
        foreach (var (_, run) in Rewrites)
            run(design);
        return design;
    }
}
