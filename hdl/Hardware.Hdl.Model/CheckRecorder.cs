using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>Writes the statements that note a failed check, or count a cover point, in the state block's header.</summary>
internal static class CheckRecorder
{
    public static List<CodeStmt> Record(StateCheck check, int lane)
    {
        var site = check.Sites[lane];
        if (check.Check.Kind == CheckKind.Cover)
        {
            var counter = new Address(StateLayout.Cover(site));
            return [new Store(CodeType.UInt64, counter, Word(WordOp.Add, new Load(CodeType.UInt64, counter), Long(1)))];
        }
        var count = new Load(CodeType.UInt64, new Address(StateLayout.FailureCountOffset));
        var entry = new Address(StateLayout.FailuresOffset, count, 16);
        return
        [
            new Branch(
                Word(WordOp.Less, count, Long(StateLayout.FailureCapacity)),
                [
                    new Store(CodeType.UInt64, entry, Long((ulong)site)),
                    new Store(CodeType.UInt64, entry.Plus(8), new Load(CodeType.UInt64, new Address(StateLayout.CycleOffset))),
                ],
                []),
            new Store(CodeType.UInt64, new Address(StateLayout.FailureCountOffset), Word(WordOp.Add, count, Long(1))),
        ];
    }
}
