using System.Globalization;
using System.Text;

namespace Hardware.Waveforms.Vcd;

/// <summary>Reads the declarations of a VCD, up to <c>$enddefinitions</c> or the first thing that can only be a value change.</summary>
internal sealed class VcdHeaderReader(ByteWindow window, DiagnosticList diagnostics)
{
    /// <summary>Widest vector that is believed, in bits.</summary>
    private const int WidestVector = 1 << 24;

    private readonly VcdTokens _tokens = new(window);
    private readonly HierarchyBuilder _builder = new();
    private bool _anyCommand;

    public VcdIds Ids { get; } = new();

    public WaveHierarchy Hierarchy => _builder.Hierarchy;

    /// <summary>True when at least one declaration was understood: else the file is no VCD.</summary>
    public bool IsVcd => _anyCommand;

    public void Read()
    {
        bool ended = false;
        while (!ended && _tokens.TryPeek(out ReadOnlySpan<byte> token))
        {
            if (token[0] != '$')
            {
                if (IsBody(token))
                {
                    string change = Show(token);
                    _tokens.TryRead(out _);
                    Report(WaveCodes.NoEndDefinitions, WaveSeverity.Error, $"the value change '{change}' stands before $enddefinitions");
                    _tokens.PutBack();
                    return;
                }
                string text = Show(token);
                _tokens.TryRead(out _);
                Report(WaveCodes.StrayText, WaveSeverity.Warning, $"'{text}' stands between two declarations");
                continue;
            }
            _tokens.TryRead(out token);
            ended = ReadCommand(Encoding.UTF8.GetString(token));
        }
        if (!ended)
            Report(WaveCodes.NoEndDefinitions, WaveSeverity.Error, "the file ends before $enddefinitions");
        else if (_builder.Current.Parent is not null)
            Report(WaveCodes.OpenScope, WaveSeverity.Warning, $"scope '{_builder.Current.Path}' has no $upscope");
    }

    private bool IsBody(ReadOnlySpan<byte> token) => _anyCommand && Hierarchy.SignalList.Count > 0
        && (token[0] == '#' && token.Length > 1 && token[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            || token[0] is (byte)'b' or (byte)'B' && token.Length > 1 && LogicStates.Code(token[1]) != LogicStates.Invalid
            || LogicStates.Code(token[0]) != LogicStates.Invalid && Ids.TryGet(token[1..], out _));

    /// <summary>Reads one command; true when it ends the header.</summary>
    private bool ReadCommand(string command)
    {
        switch (command)
        {
            case "$enddefinitions":
                ReadWords(command);
                _anyCommand = true;
                return true;
            case "$scope":
                ReadScope();
                break;
            case "$upscope":
                ReadWords(command);
                if (!_builder.EndScope())
                    Report(WaveCodes.OpenScope, WaveSeverity.Warning, "$upscope without an open scope");
                break;
            case "$var":
                ReadVariable();
                break;
            case "$timescale":
                string timescale = ReadText(command);
                if (Timescale.TryParse(timescale, out Timescale parsed))
                    Hierarchy.Timescale = parsed;
                else
                    Report(WaveCodes.BadTimescale, WaveSeverity.Error, $"'{timescale}' is no timescale: 1 ns is taken");
                break;
            case "$timezero":
                string zero = ReadText(command);
                if (long.TryParse(zero, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long offset))
                    Hierarchy.TimeZero = offset;
                else
                    Report(WaveCodes.BadTimeStamp, WaveSeverity.Error, $"'{zero}' is no $timezero");
                break;
            case "$date":
                Hierarchy.Date = ReadText(command);
                break;
            case "$version":
                Hierarchy.Writer = ReadText(command);
                break;
            case "$comment":
                Hierarchy.CommentList.Add(ReadText(command));
                break;
            case "$attrbegin":
                ReadAttribute();
                break;
            case "$attrend":
                ReadWords(command);
                break;
            case "$end":
                Report(WaveCodes.StrayEnd, WaveSeverity.Warning, "$end without a command");
                return false;
            case "$dumpvars" or "$dumpports" or "$dumpall" or "$dumpoff" or "$dumpon"
                or "$dumpportson" or "$dumpportsoff" or "$dumpportsall":
                Report(WaveCodes.NoEndDefinitions, WaveSeverity.Error, $"{command} stands before $enddefinitions");
                return true;
            default:
                Report(WaveCodes.UnknownCommand, WaveSeverity.Warning, $"'{Show(command)}' is no command of VCD and is skipped");
                ReadWords(command);
                return false;
        }
        _anyCommand = true;
        return false;
    }

    private void ReadScope()
    {
        List<string> words = ReadWords("$scope");
        var kind = ScopeKind.Module;
        if (words.Count == 0)
            Report(WaveCodes.BadScope, WaveSeverity.Warning, "$scope without kind and name");
        else if (!VcdWords.TryParse(words[0], out kind))
            Report(WaveCodes.UnknownKind, WaveSeverity.Warning, $"'{Show(words[0])}' is no kind of scope: module is taken");
        _builder.BeginScope(kind, Unescape(Utf8(string.Join(' ', words.Skip(1)))), null);
    }

    private void ReadVariable()
    {
        List<string> words = ReadWords("$var", 3);
        if (words.Count < 3)
        {
            string missing = words.Count == 0 ? "kind" : words.Count == 1 ? "size" : "identifier code";
            Report(WaveCodes.BadVariable, WaveSeverity.Error, $"'$var {Show(string.Join(' ', words))}' lacks its {missing}");
            return;
        }
        if (!VcdWords.TryParse(words[0], out VarKind kind))
            Report(WaveCodes.UnknownKind, WaveSeverity.Warning, $"'{Show(words[0])}' is no kind of variable: wire is taken");
        bool hasWidth = TryWidth(words[1], out int width, out BitRange? sizeRange);
        VariableReference reference = VariableReference.Parse(Utf8(string.Join(' ', words.Skip(3))), width);
        reference = reference with { Range = reference.Range ?? sizeRange };
        if (!hasWidth)
        {
            Report(WaveCodes.BadVariable, WaveSeverity.Error,
                $"'{Show(words[1])}' is no size of a variable ('{Show(reference.ToString())}' is left out)");
            return;
        }
        ValueKind valueKind = HierarchyBuilder.KindOf(kind);
        width = valueKind switch
        {
            ValueKind.Text => 0,
            ValueKind.Real => 64,
            _ when width == 0 => 1,
            _ => width,
        };
        if (words.Count == 3)
            Report(WaveCodes.BadVariable, WaveSeverity.Warning, $"the variable with identifier code '{Show(words[2])}' has no name");
        byte[] id = Encoding.Latin1.GetBytes(words[2]);
        Signal signal;
        if (Ids.TryGet(id, out int index))
        {
            signal = Hierarchy.SignalList[index];
            if (signal.Kind != valueKind || signal.Width != width)
            {
                Report(WaveCodes.AliasMismatch, WaveSeverity.Warning,
                    $"'{Show(reference.ToString())}' has {width} bits but shares its identifier code with '{signal}' of {signal.Width}");
                if (signal.Kind == ValueKind.Bits)
                    signal.Width = Math.Max(signal.Width, width);
            }
        }
        else
        {
            signal = _builder.AddSignal(width, valueKind);
            Ids.Add(id, signal.Index);
        }
        if (reference.Range is { } range && valueKind == ValueKind.Bits && range.Width != width
            && reference.Dimensions.Count == 0 && range.Left != range.Right)
            Report(WaveCodes.RangeMismatch, WaveSeverity.Warning, $"'{Show(reference.ToString())}' is declared with {width} bits");
        _builder.AddVariable(kind, VarDirection.Implicit, reference, width, signal);
    }

    // Extended VCD writes the size of a port as its range: $var port [7:0] <0 data $end
    private static bool TryWidth(string word, out int width, out BitRange? range)
    {
        range = null;
        if (word.StartsWith('['))
        {
            range = VariableReference.Parse($"p {word}", 0).Range;
            width = range?.Width ?? 0;
            return width is > 0 and <= WidestVector;
        }
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out width) && width <= WidestVector;
    }

    private void ReadAttribute()
    {
        List<string> words = ReadWords("$attrbegin");
        long argument = 0;
        bool ok = words.Count >= 3 && long.TryParse(words[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out argument);
        if (ok && words[0] == "misc")
        {
            string name = Utf8(string.Join(' ', words.Skip(2).SkipLast(1)));
            ok = int.TryParse(words[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int subtype)
                && _builder.Attribute(subtype, name is "\"\"" ? "" : name, argument);
        }
        if (!ok)
            Report(WaveCodes.BadAttribute, WaveSeverity.Warning, $"'$attrbegin {Show(string.Join(' ', words))}' is not understood");
    }

    private string ReadText(string command) => Utf8(string.Join(' ', ReadWords(command)));

    /// <summary>The words up to <c>$end</c>; the first <paramref name="verbatim"/> of them are taken even when they look like a
    /// command (identifier codes do).</summary>
    private List<string> ReadWords(string command, int verbatim = 0)
    {
        var words = new List<string>();
        while (_tokens.TryPeek(out ReadOnlySpan<byte> token))
        {
            // The identifier code is the third word and may be '$end' itself; kind and size are none.
            bool takeAnyway = verbatim == 3 && words.Count == 2;
            if (!takeAnyway && token.SequenceEqual("$end"u8))
            {
                _tokens.TryRead(out _);
                return words;
            }
            if (!takeAnyway && command is not "$comment" && IsDeclaration(token))
            {
                Report(WaveCodes.MissingEnd, WaveSeverity.Warning, $"{command} has no $end before '{Show(token)}'");
                return words;
            }
            words.Add(Encoding.Latin1.GetString(token));
            _tokens.TryRead(out _);
        }
        Report(WaveCodes.MissingEnd, WaveSeverity.Warning, $"{command} has no $end before the end of the file");
        return words;
    }

    private static bool IsDeclaration(ReadOnlySpan<byte> token) => token[0] == '$'
        && (token.SequenceEqual("$var"u8) || token.SequenceEqual("$scope"u8) || token.SequenceEqual("$upscope"u8)
            || token.SequenceEqual("$enddefinitions"u8) || token.SequenceEqual("$timescale"u8) || token.SequenceEqual("$date"u8)
            || token.SequenceEqual("$version"u8) || token.SequenceEqual("$comment"u8));

    // Words are kept byte for byte, since identifier codes may be any bytes; names are UTF-8.
    private static string Utf8(string bytes) => Ascii.IsValid(bytes) ? bytes : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));

    private static string Unescape(string name) => name.Length > 1 && name[0] == '\\' ? name[1..] : name;

    private void Report(string code, WaveSeverity severity, string message) =>
        diagnostics.Add(code, severity, _tokens.Line, _tokens.Offset, message);

    private static string Show(ReadOnlySpan<byte> token) => Show(Encoding.UTF8.GetString(token[..Math.Min(token.Length, 200)]));

    internal static string Show(string text)
    {
        if (text.Length > 60)
            text = text[..57] + "...";
        return string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
    }
}
