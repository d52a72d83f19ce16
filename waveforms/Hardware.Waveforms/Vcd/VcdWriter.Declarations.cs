using System.Globalization;

namespace Hardware.Waveforms.Vcd;

/// <content>The header.</content>
public sealed unsafe partial class VcdWriter
{
    /// <inheritdoc/>
    public void BeginScope(string name, ScopeKind kind = ScopeKind.Module, string? component = null, SourceLocation? source = null)
    {
        _declarations.BeginScope(name, kind, component, source);
        WriteSource(source);
        Text($"$scope {VcdWords.Of(kind)} {WriterDeclarations.ScopeWord(name)} $end\n");
    }

    /// <inheritdoc/>
    public void EndScope()
    {
        _declarations.EndScope();
        Text("$upscope $end\n");
    }

    /// <inheritdoc/>
    public SignalHandle Declare(string name, int width, VariableInfo? info = null)
    {
        Variable variable = _declarations.Declare(name, width, info ?? VariableInfo.Default);
        if (_count == _slots.Length)
        {
            Array.Resize(ref _slots, _count * 2);
            Array.Resize(ref _shadows, _count * 2);
        }
        byte[] id = VcdIds.Encode((uint)_count + 1);
        bool vector = variable.Width > 1;
        bool fast = variable.Signal.Kind == ValueKind.Bits && variable.Width <= 64;
        ReadOnlySpan<byte> suffix = vector ? [(byte)' ', .. id, (byte)'\n'] : [.. id, (byte)'\n'];
        _slots[_count] = new Slot
        {
            Suffix = VcdIds.Pack(suffix),
            SuffixLength = suffix.Length,
            Width = variable.Signal.Kind == ValueKind.Bits ? variable.Width : 0,
            Prefix = vector ? (byte)1 : (byte)0,
            Digits = fast ? (byte)variable.Width : (byte)0,
        };
        WriteVariable(variable);
        return new SignalHandle(_count++);
    }

    /// <inheritdoc/>
    public void Alias(string name, SignalHandle of, VariableInfo? info = null) =>
        WriteVariable(_declarations.Alias(name, of, info ?? VariableInfo.Default));

    private void WriteFacts()
    {
        if (_options.Date is { Length: > 0 } date)
            Fact("date", date);
        if (_options.Writer.Length > 0)
            Fact("version", _options.Writer);
        foreach (string comment in _options.Comments)
            Fact("comment", comment);
        Text($"$timescale {_options.Timescale.Magnitude}{_options.Timescale.Unit} $end\n");
        if (_options.TimeZero != 0)
            Text(string.Create(CultureInfo.InvariantCulture, $"$timezero {_options.TimeZero} $end\n"));
    }

    private void Fact(string command, string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string escaped = string.Join(' ', words.Select(word => word == "$end" ? "$end_" : word));
        Text($"${command} {escaped} $end\n");
    }

    private void WriteVariable(Variable variable)
    {
        WriteSource(variable.Source);
        if (variable.TypeName is { } type)
            Text($"$attrbegin misc 02 {WriterDeclarations.OneWord(type)} 0 $end\n");
        if (variable.Enum is { } table)
        {
            int number = _declarations.EnumNumber(table, out bool isNew);
            if (isNew)
                Text($"$attrbegin misc 07 {WriterDeclarations.EnumText(table)} {number} $end\n");
            Text($"$attrbegin misc 07 \"\" {number} $end\n");
        }
        int size = variable.Signal.Kind switch { ValueKind.Text => 1, ValueKind.Real => 64, _ => variable.Width };
        string id = System.Text.Encoding.ASCII.GetString(VcdIds.Encode((uint)variable.Signal.Index + 1));
        Text($"$var {VcdWords.Of(variable.Kind)} {size} {id} {WriterDeclarations.Reference(variable)} $end\n");
    }

    private void WriteSource(SourceLocation? source)
    {
        if (source is not { } place)
            return;
        int number = _declarations.SourceNumber(place.File, out bool isNew);
        if (isNew)
            Text($"$attrbegin misc 03 {WriterDeclarations.OneWord(place.File)} {number} $end\n");
        Text($"$attrbegin misc 04 {number} {place.Line} $end\n");
    }
}
