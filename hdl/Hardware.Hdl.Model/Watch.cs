using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>A copy of something in scratch memory, and the question whether it is another one now.</summary>
/// <param name="Changed">A 64-bit word that is not 0 when it is not as it was.</param>
/// <param name="Remember">Makes the copy.</param>
internal sealed record Watch(CodeExpr Changed, CodeStmt Remember)
{
    /// <summary>Words side by side in memory from which on one call compares them all.</summary>
    private const int LongRun = 4;

    /// <summary>Watches some bytes of the state block.</summary>
    public static Watch Bytes(StateLayout layout, long start, long bytes)
    {
        var (now, copy) = (new AddressOf(new Address(start)), new AddressOf(new Address(layout.TakeBytes(bytes))));
        return new Watch(Helper(nameof(RuntimeOps.Differ), CodeType.UInt64, now, copy, Long((ulong)bytes)),
            new CallStatement(Helper(nameof(RuntimeOps.Copy), CodeType.Pointer, copy, now, Long((ulong)bytes))));
    }

    /// <summary>Watches 64-bit words.</summary>
    public static IEnumerable<Watch> Words(StateLayout layout, IEnumerable<CodeExpr> words)
    {
        var loads = words.ToLookup(w => w is Load { Memory.Bits: 64, Address.Index: null });
        foreach (var word in loads[false].Distinct())
            yield return Word(word);
        var places = loads[true].Select(w => ((Load)w).Address.Offset).Distinct().Order().ToList();
        for (int first = 0, end; first < places.Count; first = end)
        {
            for (end = first + 1; end < places.Count && places[end] == places[end - 1] + 8;)
                end++;
            if (end - first >= LongRun)
                yield return Bytes(layout, places[first], 8 * (end - first));
            else
                foreach (var place in places[first..end])
                    yield return Word(new Load(CodeType.UInt64, new Address(place)));
        }

        Watch Word(CodeExpr word)
        {
            var copy = new Address(layout.TakeScratch(64));
            return new Watch(CodeBuilder.Word(WordOp.Xor, word, new Load(CodeType.UInt64, copy)), new Store(CodeType.UInt64, copy, word));
        }
    }

    /// <summary>A word that is not 0 when one of some things has changed.</summary>
    public static CodeExpr Any(IEnumerable<Watch> watches) =>
        watches.Select(w => w.Changed).DefaultIfEmpty(Long(0)).Aggregate((all, one) => Word(WordOp.Or, all, one));
}
