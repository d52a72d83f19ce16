using System.Numerics;
using Hardware.Hdl.Ir;
using Hardware.Hdl.Lowered;
using Hardware.Hdl.Model.Code;
using static Hardware.Hdl.Model.Code.CodeBuilder;

namespace Hardware.Hdl.Model;

/// <summary>The body of a lane kernel: one block of lanes at a time, wide values vector by vector so that few are alive at once.</summary>
internal sealed class LaneBackend(
    LoweredDesign design, StateLayout layout, LaneShape shape, LaneValues values, Vectors vectors, ModelOptions options, bool descending,
    bool masksStores)
    : Backend
{
    /// <summary>Operations for a vector from which on it is asked whether a lane of it is enabled.</summary>
    private const int LeastSkippedWork = 6;

    /// <summary>Operations for a vector from which on a block of which all lanes are enabled has code of its own.</summary>
    private const int LeastBlendedWork = 2;

    public override CodeExpr Condition(int node) => values.Scalar(node);

    public override CodeExpr Any(int bits, bool set, List<CodeStmt> code)
    {
        var word = set ? values.Bits(bits) : new Complement(values.Bits(bits));
        Flush(code);
        values.EndSharing();
        var inBlock = shape.Block == 64 ? word : Word(WordOp.And, word, Long((1UL << shape.Block) - 1));
        return Word(WordOp.NotEqual, inBlock, Long(0));
    }

    public override void Enter() => values.Enter();

    public override void Leave() => values.Leave();

    public override void Compute(int node, List<CodeStmt> code)
    {
        for (var chunk = 0; chunk < values.ChunksOf(node); chunk++)
            Add(code, new SetLocal(values.LocalOf(node, chunk), values.Compute(node, chunk)));
        values.EndSharing();
    }

    public override void Move(int target, int node, List<CodeStmt> code)
    {
        for (var chunk = 0; chunk < values.ChunksOf(node); chunk++)
            Add(code, new SetLocal(values.LocalOf(target, chunk), values.Part(node, chunk)));
        values.EndSharing();
    }

    public override void Commit(StateRegister register, int node, List<CodeStmt> code)
    {
        var offset = layout.Registers[register.Index];
        if (values.EnabledIn(node, register.Node) is not var (enable, value))
        {
            Keep(offset, node, code);
            return;
        }
        Flush(code);
        var work = values.WorkOf(value);
        Action<List<CodeStmt>> keep = arm => Keep(offset, node, arm);
        if (options.FullBlocks && work >= LeastBlendedWork)
        {
            var blend = keep;
            keep = arm => arm.Add(new Branch(All(enable), Arm(full => Keep(offset, value, full)), Arm(blend)));
        }
        if (options.SkipEmptyVectors && work >= LeastSkippedWork && values.ChunksOf(node) is var chunks and > 1)
        {
            var many = keep;
            var few = Word(WordOp.Less, PopCount(enable), Int((ulong)chunks + 1));
            keep = arm => arm.Add(new Branch(few, Arm(some => KeepWhere(enable, offset, node, some)), Arm(many)));
        }
        keep(code);
    }

    /// <summary>Whether all lanes of a block are enabled.</summary>
    private CodeExpr All(CodeExpr enable)
    {
        var ones = Long(ulong.MaxValue >> (64 - shape.Block));
        return Word(WordOp.Equal, shape.Block == 64 ? enable : Word(WordOp.And, enable, ones), ones);
    }

    /// <summary>Stores the vectors of which a lane is enabled.</summary>
    private void KeepWhere(CodeExpr enable, long offset, int node, List<CodeStmt> code)
    {
        var (width, chunks) = (design.Nodes[node].Width, values.ChunksOf(node));
        var lanes = shape.Block / chunks;
        for (var i = 0; i < chunks; i++)
        {
            var chunk = descending ? chunks - 1 - i : i;
            var any = Word(WordOp.And, Word(WordOp.ShiftRight, enable, Amount(chunk * lanes)), Long((1UL << lanes) - 1));
            code.Add(new Branch(Word(WordOp.NotEqual, any, Long(0)), Arm(arm =>
            {
                var value = values.Part(node, chunk);
                Add(arm, StoreOf(values.Place(offset, width, chunk), value));
            }), []));
        }
    }

    /// <summary>Code that may not be run.</summary>
    private List<CodeStmt> Arm(Action<List<CodeStmt>> write)
    {
        var arm = new List<CodeStmt>();
        values.EndSharing();
        values.Enter();
        write(arm);
        values.Leave();
        values.EndSharing();
        return arm;
    }

    public override void Keep(long offset, int node, List<CodeStmt> code)
    {
        // In the direction of the blocks: a vector may still be read by the next one.
        var (width, chunks) = (design.Nodes[node].Width, values.ChunksOf(node));
        for (var i = 0; i < chunks; i++)
        {
            var chunk = descending ? chunks - 1 - i : i;
            var value = values.Part(node, chunk);
            Add(code, width == 1 ? new Store(shape.BitWord, values.Place(offset, width, chunk), value)
                : StoreOf(values.Place(offset, width, chunk), value));
        }
        values.EndSharing();
    }

    private CodeStmt StoreOf(Address place, CodeExpr value) => masksStores ? vectors.Store(value.Type, place, value)
        : new Store(value.Type, place, value);

    public override void Reduce(ReduceSink sink, List<CodeStmt> code)
    {
        var reduction = (LaneReduction)sink.Reduction.Argument;
        var neutral = new Literal(CodeType.Word(sink.Partial.Type.Lane!.Bits), LaneReductions.Neutral(reduction, sink.Reduction.Width).Low);
        var (chunks, rest) = (values.ChunksOf(sink.Node), shape.Lanes % shape.Block);
        CodeExpr? all = null;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var value = values.Part(sink.Node, chunk);
            if (rest > 0 && (chunk + 1) * (shape.Block / chunks) > rest)
                value = values.Blend(InUse(), chunk, value, vectors.Broadcast(value.Type, neutral));
            all = all is null ? value : vectors.Combine(reduction, all, value);
        }
        if (shape.Blocks > 1)
        {
            values.Prelude.Add(new SetLocal(sink.Partial, vectors.Broadcast(sink.Partial.Type, neutral)));
            all = vectors.Combine(reduction, new LocalValue(sink.Partial), all!);
        }
        Add(code, new SetLocal(sink.Partial, all!));
        values.EndSharing();
    }

    public override void Write(WriteSink sink, List<CodeStmt> code) =>
        throw new InvalidOperationException("Memories of lanes are registers.");

    public override void Record(StateCheck check, int node, List<CodeStmt> code)
    {
        var word = new Local(CodeType.UInt64, $"fires{node}_{check.Sites[0]}");
        Add(code, new SetLocal(word, Word(WordOp.And, values.Bits(node), InUse())));
        values.EndSharing();
        var bytes = new byte[4 * check.Sites.Length];
        for (var i = 0; i < check.Sites.Length; i++)
            BitConverter.TryWriteBytes(bytes.AsSpan(4 * i), check.Sites[i]);
        var sites = layout.Constant(bytes);
        var bit = new Local(CodeType.UInt64, $"lane{node}_{check.Sites[0]}");
        var count = typeof(BitOperations).GetMethod(nameof(BitOperations.TrailingZeroCount), [typeof(ulong)])!;
        CodeExpr lane = new LocalValue(bit);
        if (values.Position is { } position)
            lane = Word(WordOp.Add, lane, new Code.Convert(CodeType.UInt64, position.Lane));
        var loop = new List<CodeStmt>
        {
            new SetLocal(bit, ToWord(new Call(count, CodeType.UInt32, new LocalValue(word)), CodeType.UInt64)),
            new SetLocal(word, Word(WordOp.And, new LocalValue(word), new WordBinary(WordOp.Subtract, new LocalValue(word), Long(1)))),
        };
        loop.AddRange(CheckRecorder.Record(check.Check.Kind, ToWord(new Load(CodeType.UInt32, new Address(sites, lane, 4)),
            CodeType.UInt64)));
        code.Add(new While(Word(WordOp.NotEqual, new LocalValue(word), Long(0)), loop));
    }

    public override IEnumerable<int> RegistersRead(Node node)
    {
        if (node.Op == Op.Register)
            return [node.Index];
        if (node.Op != Op.Gather || values.Arrays.ContainsKey(node.Index))
            return [];
        return values.Gathers[node.Index].Shifts.Select(s => s.Node).Where(n => design.Nodes[n].Op == Op.Register
            && design.Nodes[n].Space == node.Space);
    }

    public override void KeepOld(int register, List<CodeStmt> code) => values.KeepOld(register, code);

    public override bool IsOld(int register) => values.IsOld(register);

    public override void Forget(int register) => values.Forget(register);

    public override void Freeze(int node)
    {
    }

    /// <summary>The lanes of this block that are instances.</summary>
    private CodeExpr InUse()
    {
        if (shape.Lanes % shape.Block == 0 && shape.Block == 64)
            return Long(ulong.MaxValue);
        if (shape.Blocks == 1)
            return Long(shape.Lanes == 64 ? ulong.MaxValue : (1UL << shape.Lanes) - 1);
        var bytes = new byte[(shape.Blocks * shape.Block / 8) + 8];
        for (var i = 0; i < shape.Lanes; i++)
            bytes[i / 8] |= (byte)(1 << (i % 8));
        return values.LoadBits(layout.Constant(bytes));
    }

    private void Add(List<CodeStmt> code, CodeStmt statement)
    {
        Flush(code);
        code.Add(statement);
    }

    private void Flush(List<CodeStmt> code)
    {
        code.AddRange(values.Pending);
        values.Pending.Clear();
    }
}
