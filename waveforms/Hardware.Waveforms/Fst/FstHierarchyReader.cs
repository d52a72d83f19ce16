using System.Globalization;
using System.Text;

namespace Hardware.Waveforms.Fst;

/// <summary>Reads the hierarchy stream of an FST file: a tag, then scopes, variables and attributes in the order declared.</summary>
internal sealed class FstHierarchyReader(Action<string> report)
{
    private readonly HierarchyBuilder _builder = new();
    private readonly List<bool> _isPort = [];

    public WaveHierarchy Hierarchy => _builder.Hierarchy;

    /// <summary>For each signal, whether its values are written as extended VCD's ports are: states and two strengths.</summary>
    public IReadOnlyList<bool> IsPort => _isPort;

    /// <summary>Reads to the end; what was read before a fault stays.</summary>
    public void Read(ReadOnlySpan<byte> stream)
    {
        var bytes = new FstBytes(stream);
        try
        {
            while (!bytes.AtEnd)
                ReadEntry(ref bytes);
        }
        catch (FstException fault)
        {
            report($"the hierarchy cannot be read past byte {bytes.Position}: {fault.Message}");
        }
    }

    private void ReadEntry(ref FstBytes bytes)
    {
        byte tag = bytes.Byte();
        switch (tag)
        {
            case FstTag.Scope:
                byte kind = bytes.Byte();
                string name = Text(bytes.ZeroTerminated());
                string component = Text(bytes.ZeroTerminated());
                if (name.StartsWith('\\') && name.Length > 1)
                    name = name[1..];
                ScopeKind scope = kind <= (byte)ScopeKind.SvArray ? (ScopeKind)kind : ScopeKind.Module;
                _builder.BeginScope(scope, name, component.Length > 0 ? component : null);
                break;
            case FstTag.UpScope:
                if (!_builder.EndScope())
                    report("a scope is closed that was not opened");
                break;
            case FstTag.AttributeBegin:
                byte type = bytes.Byte();
                byte subtype = bytes.Byte();
                ReadOnlySpan<byte> text = bytes.ZeroTerminated();
                long argument = (long)bytes.Varint();
                if (type == 0)
                    ReadMisc(subtype, text, argument);
                break;
            case FstTag.AttributeEnd:
                break;
            case <= (byte)VarKind.ShortReal:
                ReadVariable((VarKind)tag, ref bytes);
                break;
            default:
                throw new FstException($"{tag} is no tag");
        }
    }

    private void ReadMisc(byte subtype, ReadOnlySpan<byte> text, long argument)
    {
        string name = Text(text);
        if (subtype is 4 or 5)
        {
            // The number of the source file, as a varint in place of a name.
            var number = new FstBytes(text);
            name = number.AtEnd ? "" : number.Varint().ToString(CultureInfo.InvariantCulture);
        }
        if (!_builder.Attribute(subtype, name, argument))
            report($"the attribute misc {subtype:x2} '{Vcd.VcdHeaderReader.Show(name)}' is not understood");
    }

    private void ReadVariable(VarKind kind, ref FstBytes bytes)
    {
        byte direction = bytes.Byte();
        string name = string.Join(' ', Text(bytes.ZeroTerminated()).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        ulong length = bytes.Varint();
        ulong alias = bytes.Varint();
        if (length > 1 << 26)
            throw new FstException($"a variable of {length} bits is not believed");
        ValueKind valueKind = length == 0 ? ValueKind.Text : HierarchyBuilder.KindOf(kind);
        bool port = kind == VarKind.Port && length >= 5;
        int width = valueKind switch
        {
            ValueKind.Real => 64,
            ValueKind.Text => 0,
            _ => port ? ((int)length - 2) / 3 : (int)length,
        };
        VariableReference reference = VariableReference.Parse(name, width);
        Signal signal;
        if (alias == 0)
        {
            signal = _builder.AddSignal(width, valueKind);
            _isPort.Add(port);
        }
        else if (alias <= (ulong)Hierarchy.SignalList.Count)
        {
            signal = Hierarchy.SignalList[(int)alias - 1];
        }
        else
        {
            report($"'{reference}' is an alias of signal {alias}, which is not declared, and is left out");
            return;
        }
        VarDirection known = direction <= (byte)VarDirection.Linkage ? (VarDirection)direction : VarDirection.Implicit;
        _builder.AddVariable(kind, known, reference, width, signal);
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
