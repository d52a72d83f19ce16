using System.Runtime.InteropServices;
using Hardware.Waveforms.Storage;

namespace Hardware.Waveforms;

/// <summary>Joins variables that a tool wrote one bit at a time (<c>data [1]</c>, <c>data [0]</c>) into vectors.</summary>
internal sealed class SplitVectors
{
    private readonly WaveHierarchy _hierarchy;
    private readonly TimeTable _times;
    private readonly Dictionary<string, Signal> _joined = [];

    private SplitVectors(WaveHierarchy hierarchy, TimeTable times)
    {
        _hierarchy = hierarchy;
        _times = times;
    }

    /// <summary>Replaces each run of one-bit variables of one name whose indices count up or down by one; the first is the most
    /// significant.</summary>
    public static void Merge(WaveHierarchy hierarchy, TimeTable times)
    {
        var vectors = new SplitVectors(hierarchy, times);
        bool any = false;
        foreach (Scope scope in hierarchy.ScopeList.Prepend(hierarchy.Root))
            any |= vectors.Merge(scope);
        if (any)
            vectors.Renumber();
    }

    private bool Merge(Scope scope)
    {
        IReadOnlyList<Variable> variables = scope.Variables;
        List<Variable>? kept = null;
        for (int i = 0; i < variables.Count;)
        {
            int length = RunLength(variables, i);
            if (length < 2)
            {
                kept?.Add(variables[i]);
                i++;
                continue;
            }
            kept ??= [.. variables.Take(i)];
            kept.Add(Join([.. variables.Skip(i).Take(length)]));
            i += length;
        }
        if (kept is null)
            return false;
        scope.ReplaceVariables(kept);
        return true;
    }

    private static int RunLength(IReadOnlyList<Variable> variables, int start)
    {
        Variable first = variables[start];
        if (!IsBit(first))
            return 1;
        int length = 1;
        int step = 0;
        for (; start + length < variables.Count; length++)
        {
            Variable next = variables[start + length];
            if (!IsBit(next) || next.Name != first.Name || next.Kind != first.Kind || !next.Dimensions.SequenceEqual(first.Dimensions))
                break;
            long distance = (long)next.Range!.Value.Left - variables[start + length - 1].Range!.Value.Left;
            if (distance is not (1 or -1) || step != 0 && distance != step)
                break;
            step = (int)distance;
        }
        return length;
    }

    private static bool IsBit(Variable variable) => variable is { Width: 1, Range: { } range } && range.Left == range.Right
        && variable.Signal is { Kind: ValueKind.Bits, Width: 1, IsLoaded: true };

    private Variable Join(Variable[] bits)
    {
        Variable first = bits[0];
        string key = string.Join(',', bits.Select(bit => bit.Signal.Index));
        if (!_joined.TryGetValue(key, out Signal? signal))
        {
            signal = new Signal(_hierarchy.SignalList.Count, bits.Length, ValueKind.Bits)
            {
                Stored = JoinChanges([.. bits.Select(bit => bit.Signal)]),
            };
            _hierarchy.SignalList.Add(signal);
            _joined.Add(key, signal);
        }
        foreach (Variable bit in bits)
            bit.Signal.Remove(bit);
        var vector = new Variable(first.Scope, first.Kind, first.Name, bits.Length, signal)
        {
            Range = new BitRange(first.Range!.Value.Left, bits[^1].Range!.Value.Left),
            Dimensions = first.Dimensions,
            Direction = first.Direction,
            Enum = first.Enum,
            TypeName = first.TypeName,
            Source = first.Source,
        };
        signal.Add(vector);
        return vector;
    }

    /// <summary>One value for each time at which a bit changes; a bit that has no value yet is x.</summary>
    private SignalChanges JoinChanges(Signal[] bits)
    {
        const int BlockEntries = 1 << 14;
        int width = bits.Length;
        int planeBytes = ValueLayout.PlaneBytes(width);
        var events = new List<(int Time, int Bit, int State)>();
        for (int i = 0; i < width; i++)
            foreach (ChangeBlock block in bits[i].Stored!.Blocks)
                for (int entry = 0; entry < block.Count; entry++)
                    events.Add((block.TimeIndex(entry), width - 1 - i, block.Slab[block.ValueOffset(entry)] & 15));
        // The sort must keep the order of changes of one bit at one time: they were added in file order, so their position decides.
        int[] order = [.. Enumerable.Range(0, events.Count)];
        Array.Sort(order, (a, b) => events[a].Time != events[b].Time ? events[a].Time.CompareTo(events[b].Time) : a.CompareTo(b));
        int states = events.Aggregate((int)LogicState.Unknown, (all, change) => all | change.State);
        ValueEncoding encoding = states > 3 ? ValueEncoding.NineState : ValueEncoding.FourState;
        int planes = ValueLayout.Planes(encoding);
        int stride = 4 + planes * planeBytes;
        var value = new byte[planes * planeBytes];
        for (int bit = 0; bit < width; bit++)
            SetBit(value, planeBytes, bit, (int)LogicState.Unknown, planes);
        var blocks = new List<ChangeBlock>();
        byte[] slab = [];
        for (int at = 0; at < order.Length;)
        {
            int time = events[order[at]].Time;
            for (; at < order.Length && events[order[at]].Time == time; at++)
                SetBit(value, planeBytes, events[order[at]].Bit, events[order[at]].State, planes);
            if (blocks.Count == 0 || blocks[^1].Count == BlockEntries)
            {
                slab = new byte[stride * Math.Min(BlockEntries, order.Length - at + 1)];
                blocks.Add(new ChangeBlock { Slab = slab, Stride = stride, TimeBase = time, Encoding = encoding });
            }
            ref ChangeBlock block = ref CollectionsMarshal.AsSpan(blocks)[^1];
            Span<byte> entry = slab.AsSpan(stride * block.Count++, stride);
            MemoryMarshal.Write(entry, (uint)(time - block.TimeBase));
            value.CopyTo(entry[4..]);
        }
        return new SignalChanges([.. blocks], _times, []);
    }

    private static void SetBit(byte[] value, int planeBytes, int bit, int state, int planes)
    {
        for (int plane = 0; plane < planes; plane++)
        {
            ref byte at = ref value[plane * planeBytes + bit / 8];
            byte mask = (byte)(1 << (bit & 7));
            at = (byte)((state >> plane & 1) != 0 ? at | mask : at & ~mask);
        }
    }

    private void Renumber()
    {
        _hierarchy.SignalList.RemoveAll(signal => signal.Variables.Count == 0);
        for (int i = 0; i < _hierarchy.SignalList.Count; i++)
            _hierarchy.SignalList[i].Index = i;
        // In file order: a vector stands where its first bit stood.
        var inOrder = new HashSet<Variable>(_hierarchy.VariableList);
        var replaced = new Dictionary<(Scope, string, string), Queue<Variable>>();
        foreach (Scope scope in _hierarchy.ScopeList.Prepend(_hierarchy.Root))
            foreach (Variable variable in scope.Variables)
                if (!inOrder.Contains(variable))
                    Queue(replaced, variable).Enqueue(variable);
        var present = new HashSet<Variable>(_hierarchy.ScopeList.Prepend(_hierarchy.Root).SelectMany(scope => scope.Variables));
        var variables = new List<Variable>();
        foreach (Variable variable in _hierarchy.VariableList)
            if (present.Contains(variable))
                variables.Add(variable);
            else if (Queue(replaced, variable) is { Count: > 0 } queue && queue.Peek().Range!.Value.Left == variable.Range!.Value.Left)
                variables.Add(queue.Dequeue());
        _hierarchy.VariableList.Clear();
        _hierarchy.VariableList.AddRange(variables);
        _hierarchy.ForgetPaths();
    }

    private static Queue<Variable> Queue(Dictionary<(Scope, string, string), Queue<Variable>> queues, Variable variable)
    {
        (Scope, string, string) key = (variable.Scope, variable.Name, string.Concat(variable.Dimensions));
        if (!queues.TryGetValue(key, out Queue<Variable>? queue))
            queues.Add(key, queue = new Queue<Variable>());
        return queue;
    }
}
