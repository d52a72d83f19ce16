using Hardware.Hdl.Ir;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>Writes the statements that note a failed check, or count a cover point, in the state block's header.</summary>
internal static class CheckRecorder
{
    /// <summary>Notes the check at a site, a 64-bit word.</summary>
    public static List<CodeStmt> Record(CheckKind kind, CodeExpr site)
    {
        if (kind == CheckKind.Cover)
        {
            var counter = site is Literal literal ? new Address(StateLayout.Cover((int)literal.Value)) : new Address(StateLayout.Cover(0),
                site, 8);
            return [new Store(CodeType.UInt64, counter, Word(WordOp.Add, new Load(CodeType.UInt64, counter), Long(1)))];
        }
        var count = new Load(CodeType.UInt64, new Address(StateLayout.FailureCountOffset));
        var entry = new Address(StateLayout.FailuresOffset, count, 16);
        return
        [
            new Branch(
                Word(WordOp.Less, count, Long(StateLayout.FailureCapacity)),
                [
                    new Store(CodeType.UInt64, entry, site),
                    new Store(CodeType.UInt64, entry.Plus(8), new Load(CodeType.UInt64, new Address(StateLayout.CycleOffset))),
                ],
                []),
            new Store(CodeType.UInt64, new Address(StateLayout.FailureCountOffset), Word(WordOp.Add, count, Long(1))),
        ];
    }
}
