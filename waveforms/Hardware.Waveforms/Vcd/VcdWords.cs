namespace Hardware.Waveforms.Vcd;

/// <summary>The words of VCD for kinds of scopes and variables, both ways.</summary>
internal static class VcdWords
{
    private static readonly string[] s_scopes =
    [
        "module", "task", "function", "begin", "fork", "generate", "struct", "union", "class", "interface", "package", "program",
        "vhdl_architecture", "vhdl_procedure", "vhdl_function", "vhdl_record", "vhdl_process", "vhdl_block", "vhdl_for_generate",
        "vhdl_if_generate", "vhdl_generate", "vhdl_package", "sv_array",
    ];

    private static readonly string[] s_variables =
    [
        "event", "integer", "parameter", "real", "real_parameter", "reg", "supply0", "supply1", "time",
        "tri", "triand", "trior", "trireg", "tri0", "tri1", "wand", "wire", "wor",
        "port", "sparray", "realtime", "string", "bit", "logic", "int", "shortint", "longint", "byte", "enum", "shortreal",
    ];

    public static string Of(ScopeKind kind) => (uint)kind < (uint)s_scopes.Length ? s_scopes[(int)kind] : "module";

    public static string Of(VarKind kind) => (uint)kind < (uint)s_variables.Length ? s_variables[(int)kind] : "wire";

    public static bool TryParse(ReadOnlySpan<char> word, out ScopeKind kind)
    {
        int index = IndexOf(s_scopes, word);
        kind = (ScopeKind)Math.Max(0, index);
        return index >= 0;
    }

    public static bool TryParse(ReadOnlySpan<char> word, out VarKind kind)
    {
        int index = IndexOf(s_variables, word);
        // The standard spells it so in one place; GTKWave in the other.
        if (index < 0 && word.Equals("realparameter", StringComparison.OrdinalIgnoreCase))
            index = (int)VarKind.RealParameter;
        kind = index < 0 ? VarKind.Wire : (VarKind)index;
        return index >= 0;
    }

    private static int IndexOf(string[] words, ReadOnlySpan<char> word)
    {
        for (int i = 0; i < words.Length; i++)
            if (word.Equals(words[i], StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }
}
