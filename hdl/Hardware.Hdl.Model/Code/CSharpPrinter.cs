using System.CodeDom.Compiler;
using System.Globalization;
using Hardware.Hdl.Ir;

namespace Hardware.Hdl.Model.Code;

/// <summary>
/// Prints the statement tree as C#, for reading and debugging: the text does what the IL does, with <c>#line</c> directives that lead a
/// debugger to the module's source.
/// </summary>
internal sealed class CSharpPrinter
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly IndentedTextWriter _out;
    private readonly bool _lines;
    private readonly Dictionary<Local, string> _names = [];
    private SourceLocation _line;

    private CSharpPrinter(bool lines) => (_out, _lines) = (new IndentedTextWriter(_text), lines);

    /// <summary>A class with the methods, and <c>Run(state, times)</c> that repeats the entry.</summary>
    public static string Print(string className, IReadOnlyList<CodeMethod> methods, CodeMethod entry, bool lines = true)
    {
        var printer = new CSharpPrinter(lines);
        printer._out.WriteLine("using System;");
        printer._out.WriteLine("using System.Numerics;");
        printer._out.WriteLine("using System.Runtime.Intrinsics;");
        printer._out.WriteLine("using System.Runtime.Intrinsics.X86;");
        printer._out.WriteLine("using Hardware.Hdl.Model;");
        printer._out.WriteLine();
        printer._out.WriteLine($"public static unsafe class {className}");
        printer.Open();
        printer._out.WriteLine("/// <summary>Runs the model for a number of steps on its state block.</summary>");
        printer._out.WriteLine("public static void Run(byte* s, long times)");
        printer.Open();
        printer._out.WriteLine("for (; times > 0; times--)");
        printer._out.WriteLine($"    {entry.Name}(s);");
        printer.Close();
        foreach (var method in methods)
            printer.Print(method);
        printer.Close();
        return printer._text.ToString();
    }

    private void Print(CodeMethod method)
    {
        _out.WriteLine();
        _out.WriteLine($"/// <summary>{method.Summary}</summary>");
        _out.WriteLine($"private static void {method.Name}(byte* s)");
        Open();
        var locals = new List<Local>();
        Collect(method.Body, locals);
        _names.Clear();
        foreach (var local in locals)
        {
            var name = local.Name;
            for (var i = 2; _names.ContainsValue(name); i++)
                name = $"{local.Name}_{i}";
            _names[local] = name;
            _out.WriteLine($"{local.Type} {name} = default;");
        }
        _out.WriteLine("unchecked");
        Block(method.Body);
        if (_lines && _line.IsKnown)
            Directive("#line default");
        _line = default;
        Close();
    }

    private static void Collect(List<CodeStmt> body, List<Local> locals)
    {
        foreach (var statement in body)
        {
            switch (statement)
            {
                case SetLocal set when !locals.Contains(set.Local):
                    locals.Add(set.Local);
                    break;
                case Branch branch:
                    Collect(branch.Then, locals);
                    Collect(branch.Else, locals);
                    break;
                case Loop loop:
                    Collect(loop.Body, locals);
                    break;
                case While loop:
                    Collect(loop.Body, locals);
                    break;
            }
        }
    }

    private void Print(List<CodeStmt> statements)
    {
        foreach (var statement in statements)
            Print(statement);
    }

    private void Print(CodeStmt statement)
    {
        if (_lines && statement.Source.IsKnown && statement.Source != _line)
        {
            _line = statement.Source;
            Directive($"#line {_line.Line} \"{_line.File}\"");
        }
        switch (statement)
        {
            case SetLocal set:
                _out.WriteLine($"{Name(set.Local)} = {Text(set.Value)};");
                break;
            case Store store when store.Memory.Lane is null:
                var cast = store.Memory == store.Value.Type ? "" : $"({store.Memory})";
                var value = Text(store.Value);
                _out.WriteLine($"*({store.Memory}*)({Text(store.Address)}) = {(cast.Length > 0 ? $"{cast}({value})" : value)};");
                break;
            case Store store:
                _out.WriteLine($"Vector{store.Memory.Bits}.Store({Text(store.Value)}, ({store.Memory.Lane}*)({Text(store.Address)}));");
                break;
            case Branch branch:
                PrintBranch(branch);
                break;
            case Loop loop:
                var test = loop.Step > 0 ? "<=" : ">=";
                var name = Name(loop.Counter);
                _out.WriteLine($"for (long {name} = {loop.First}; {name} {test} {loop.Last}; {name} += {loop.Step})");
                Block(loop.Body);
                break;
            case While loop:
                _out.WriteLine($"while ({Text(loop.Condition)} != 0)");
                Block(loop.Body);
                break;
            case CallStatement call:
                _out.WriteLine($"{Text(call.Call)};");
                break;
            case CallMethod call:
                _out.WriteLine($"{call.Method.Name}(s);");
                break;
            case Remark remark:
                _out.WriteLine($"// {remark.Text}");
                break;
        }
    }

    private void PrintBranch(Branch branch)
    {
        if (branch.Then.Count == 0)
        {
            _out.WriteLine($"if ({Text(branch.Condition)} == 0)");
            Block(branch.Else);
            return;
        }
        _out.WriteLine($"if ({Text(branch.Condition)} != 0)");
        Block(branch.Then);
        if (branch.Else.Count == 0)
            return;
        _out.WriteLine("else");
        Block(branch.Else);
    }

    private void Block(List<CodeStmt> body)
    {
        Open();
        Print(body);
        Close();
    }

    private string Name(Local local) => _names.TryGetValue(local, out var name) ? name : local.Name;

    private string Text(CodeExpr expr) => expr switch
    {
        Literal { Type.Bits: 32 } literal => literal.Value < 10 ? $"{literal.Value}u" : $"0x{literal.Value:x}u",
        Literal literal => literal.Value < 10 ? $"{literal.Value}ul" : $"0x{literal.Value:x}ul",
        LocalValue local => Name(local.Local),
        AddressOf address => $"({Text(address.Address)})",
        Load { Memory.Lane: { } lane } load => $"Vector{load.Memory.Bits}.Load(({lane}*)({Text(load.Address)}))",
        Load { Memory.Bits: < 32 } load => $"(uint)*({load.Memory}*)({Text(load.Address)})",
        Load load => $"*({load.Memory}*)({Text(load.Address)})",
        WordBinary binary => Text(binary),
        Complement complement => $"~({Text(complement.Operand)})",
        Convert convert => Text(convert),
        Conditional choice => $"({Text(choice.Condition)} != 0 ? {Text(choice.WhenTrue)} : {Text(choice.WhenFalse)})",
        Call call => Text(call),
        _ => throw new InvalidOperationException(expr.GetType().Name),
    };

    private string Text(WordBinary binary)
    {
        var (left, right) = (Text(binary.Left), Text(binary.Right));
        var signed = binary.Left.Type.Bits == 32 ? "int" : "long";
        return binary.Op switch
        {
            WordOp.Add => $"({left} + {right})",
            WordOp.Subtract => $"({left} - {right})",
            WordOp.Multiply => $"({left} * {right})",
            WordOp.And => $"({left} & {right})",
            WordOp.Or => $"({left} | {right})",
            WordOp.Xor => $"({left} ^ {right})",
            WordOp.ShiftLeft => $"({left} << (int)({right}))",
            WordOp.ShiftRight => $"({left} >> (int)({right}))",
            WordOp.ShiftRightSigned => $"({binary.Type})(({signed})({left}) >> (int)({right}))",
            WordOp.LessSigned => $"(({signed})({left}) < ({signed})({right}) ? 1u : 0u)",
            _ => $"({left} {(binary.Op == WordOp.Equal ? "==" : binary.Op == WordOp.NotEqual ? "!=" : "<")} {right} ? 1u : 0u)",
        };
    }

    private string Text(Convert convert)
    {
        var operand = Text(convert.Operand);
        return convert.SignedFrom switch
        {
            8 => $"({convert.Type})(sbyte)({operand})",
            16 => $"({convert.Type})(short)({operand})",
            32 => $"({convert.Type})(int)({operand})",
            _ => $"({convert.Type})({operand})",
        };
    }

    private string Text(Call call)
    {
        var type = call.Method.DeclaringType!;
        var name = type.Name;
        for (var outer = type.DeclaringType; outer is not null; outer = outer.DeclaringType)
            name = outer.Name + "." + name;
        var generic = call.Method.IsGenericMethod
            ? $"<{string.Join(", ", call.Method.GetGenericArguments().Select(CSharpName))}>" : "";
        var parameters = call.Method.GetParameters();
        var arguments = string.Join(", ", call.Arguments.Select((a, i) => Argument(a, parameters[i].ParameterType)));
        var text = $"{name}.{call.Method.Name}{generic}({arguments})";
        return call.Type != CodeType.Pointer && call.Type.Lane is null && call.Method.ReturnType != call.Type.Clr
            ? $"({call.Type}){text}" : text;
    }

    // Overloads are chosen by the parameter's type, which the tree's words need not have.
    private string Argument(CodeExpr argument, Type parameter) => parameter == argument.Type.Clr ? Text(argument)
        : parameter.IsPrimitive ? $"({CSharpName(parameter)})({Text(argument)})"
        : parameter.IsPointer ? $"({CSharpName(parameter.GetElementType()!)}*){Text(argument)}" : Text(argument);

    private static string CSharpName(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => "byte",
        TypeCode.SByte => "sbyte",
        TypeCode.UInt16 => "ushort",
        TypeCode.Int16 => "short",
        TypeCode.UInt32 => "uint",
        TypeCode.Int32 => "int",
        TypeCode.UInt64 => "ulong",
        TypeCode.Int64 => "long",
        _ => $"{type.DeclaringType!.Name}.{type.Name}",
    };

    private string Text(Address address)
    {
        if (address.Index is not { } index)
            return $"s + {address.Offset}";
        var scaled = address.Scale == 1 ? Text(index) : $"{Text(index)} * {address.Scale}";
        return index.Type == CodeType.UInt64 ? $"s + (long)({scaled}) + {address.Offset}"
            : index.Type == CodeType.UInt32 ? $"s + (long){Text(index)} * {address.Scale} + {address.Offset}"
            : $"s + {scaled} + {address.Offset}";
    }

    // Directives stand at the start of a line whatever the indentation.
    private void Directive(string text)
    {
        var indent = _out.Indent;
        _out.Indent = 0;
        _out.WriteLine(text);
        _out.Indent = indent;
    }

    private void Open()
    {
        _out.WriteLine("{");
        _out.Indent++;
    }

    private void Close()
    {
        _out.Indent--;
        _out.WriteLine("}");
    }
}
